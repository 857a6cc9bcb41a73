from django.db import migrations

from newsclaims.core.sql import run_file


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("history", "0002_rules")]
    operations = [
        run_file(__file__, "change_log.sql"),
    ]
