from django.db import migrations

from newsclaims.core.sql import run_file


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]
    operations = [
        run_file(__file__, "change_log.sql"),
        run_file(__file__, "append_only.sql"),
        run_file(__file__, "versions.sql"),
    ]
