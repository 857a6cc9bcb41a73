import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import newsclaims.core.ids
from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('claims', '0001_initial'),
        ('sources', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('j'), editable=False, max_length=64, unique=True)),
                ('seq', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('unreviewed', 'Not checked yet'), ('unverified', 'Not established'), ('supported', 'Supported'), ('confirmed', 'Confirmed'), ('disputed', 'Disputed'), ('misleading', 'Misleading'), ('refuted', 'Refuted'), ('pending', 'Cannot be known yet'), ('unverifiable', 'Cannot be established'), ('not_checkable', 'Not a matter of fact')], max_length=16)),
                ('rationale', models.TextField()),
                ('relies_on', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('confidence', models.CharField(blank=True, choices=[('high', 'high'), ('moderate', 'moderate'), ('low', 'low')], max_length=8)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='claims.claim')),
                ('editor', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('v'), editable=False, max_length=64, unique=True)),
                ('stance', models.CharField(choices=[('supports', 'Supports'), ('refutes', 'Refutes'), ('context', 'Gives context')], max_length=8)),
                ('reliability', models.CharField(choices=[('A', 'completely reliable'), ('B', 'usually reliable'), ('C', 'fairly reliable'), ('D', 'not usually reliable'), ('E', 'unreliable'), ('F', 'reliability cannot be judged')], default='F', max_length=1)),
                ('credibility', models.PositiveSmallIntegerField(choices=[(1, 'confirmed by others'), (2, 'probably true'), (3, 'possibly true'), (4, 'doubtful'), (5, 'improbable'), (6, 'truth cannot be judged')], default=6)),
                ('primary', models.BooleanField(default=False)),
                ('excerpt', models.TextField(blank=True)),
                ('locator', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='claims.claim')),
                ('editor', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='sources.source')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='verification.evidence')),
            ],
        ),
        migrations.CreateModel(
            name='SecondReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('y'), editable=False, max_length=64, unique=True)),
                ('status', models.CharField(choices=[('unreviewed', 'Not checked yet'), ('unverified', 'Not established'), ('supported', 'Supported'), ('confirmed', 'Confirmed'), ('disputed', 'Disputed'), ('misleading', 'Misleading'), ('refuted', 'Refuted'), ('pending', 'Cannot be known yet'), ('unverifiable', 'Cannot be established'), ('not_checkable', 'Not a matter of fact')], max_length=16)),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_readings', to='verification.assessment')),
                ('editor', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='second_readings', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='standing', serialize=False, to='claims.claim')),
                ('status', models.CharField(choices=[('unreviewed', 'Not checked yet'), ('unverified', 'Not established'), ('supported', 'Supported'), ('confirmed', 'Confirmed'), ('disputed', 'Disputed'), ('misleading', 'Misleading'), ('refuted', 'Refuted'), ('pending', 'Cannot be known yet'), ('unverifiable', 'Cannot be established'), ('not_checkable', 'Not a matter of fact')], default='unreviewed', max_length=16)),
                ('checked_at', models.DateTimeField(null=True)),
                ('recheck_on', models.DateField(null=True)),
                ('assessment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='verification.assessment')),
            ],
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=django.contrib.postgres.indexes.GinIndex(fields=['relies_on'], name='assessment_by_evidence'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(fields=('claim', 'seq'), name='assessments_are_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['unreviewed', 'unverified', 'supported', 'confirmed', 'disputed', 'misleading', 'refuted', 'pending', 'unverifiable', 'not_checkable'])), name='status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__in', ['', 'high', 'moderate', 'low'])), name='confidence_is_known'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'refutes', 'context'])), name='evidence_stance_is_known'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('reliability__in', ['A', 'B', 'C', 'D', 'E', 'F'])), name='evidence_reliability_is_known'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('credibility__in', [1, 2, 3, 4, 5, 6])), name='evidence_credibility_is_known'),
        ),
        migrations.AddConstraint(
            model_name='secondreading',
            constraint=models.UniqueConstraint(fields=('assessment', 'editor'), name='an_editor_reads_an_assessment_once'),
        ),
        migrations.AddConstraint(
            model_name='secondreading',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['unreviewed', 'unverified', 'supported', 'confirmed', 'disputed', 'misleading', 'refuted', 'pending', 'unverifiable', 'not_checkable'])), name='second_status_is_known'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(fields=['status', 'claim'], name='standing_by_status'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'pending'), _negated=True), ('recheck_on__isnull', False), _connector='OR'), name='pending_has_a_day_to_look_again'),
        ),
        run_file(__file__, 'change_log.sql'),
        run_file(__file__, 'assessments.sql'),
        run_file(__file__, 'evidence.sql'),
        run_file(__file__, 'second_readings.sql'),
        run_file(__file__, 'standings.sql'),
    ]
