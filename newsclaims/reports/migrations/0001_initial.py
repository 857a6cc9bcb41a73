import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import newsclaims.core.ids
from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('r'), editable=False, max_length=64, primary_key=True, serialize=False)),
                ('subject_type', models.CharField(blank=True, max_length=8)),
                ('subject_id', models.CharField(blank=True, max_length=64)),
                ('revision', models.PositiveIntegerField(null=True)),
                ('address', models.CharField(blank=True, max_length=1000)),
                ('words', models.TextField()),
                ('source', models.CharField(blank=True, max_length=1000)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('sender', models.CharField(blank=True, editable=False, max_length=64)),
                ('recorded_at', models.DateTimeField(editable=False)),
            ],
            options={
                'indexes': [models.Index(fields=['-recorded_at', '-public_id'], name='report_newest_first'), models.Index(condition=models.Q(('sender', ''), _negated=True), fields=['sender', 'recorded_at'], name='report_by_sender')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('revision', None), ('subject_id', ''), ('subject_type', '')), models.Q(('revision__isnull', False), ('subject_type__in', ['claim', 'event', 'question', 'article', 'actor', 'outlet']), models.Q(('subject_id', ''), _negated=True)), _connector='OR'), name='report_is_about_a_revision_or_the_site'), models.CheckConstraint(condition=models.Q(('words__regex', '\\S')), name='report_says_something'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('words'), 4000), name='report_is_short')],
            },
        ),
        run_file(__file__, 'throttle.sql'),
    ]
