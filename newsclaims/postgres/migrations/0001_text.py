from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from newsclaims.core.sql import run_file


class Migration(migrations.Migration):
    initial = True
    operations = [TrigramExtension(), run_file(__file__, "text.sql")]
