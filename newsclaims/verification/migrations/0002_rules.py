from django.db import migrations

from newsclaims.core.sql import run_file


class Migration(migrations.Migration):
    dependencies = [
        ("verification", "0001_initial"),
        ("claims", "0002_rules"),
        ("sources", "0002_rules"),
    ]
    operations = [
        run_file(__file__, "change_log.sql"),
        run_file(__file__, "assessments.sql"),
        run_file(__file__, "evidence.sql"),
        run_file(__file__, "second_readings.sql"),
        run_file(__file__, "standings.sql"),
    ]
