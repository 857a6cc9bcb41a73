from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from newsclaims.core.sql import run_file


class Migration(migrations.Migration):
    initial = True
    run_before = [
        ("actors", "0001_initial"),
        ("articles", "0001_initial"),
        ("publication", "0001_initial"),
    ]
    operations = [TrigramExtension(), run_file(__file__, "text.sql")]
