from django.db import migrations

from newsclaims.core.sql import run_file


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_initial"), ("verification", "0002_rules")]
    operations = [
        run_file(__file__, "publications.sql"),
        run_file(__file__, "relied_on.sql"),
    ]
