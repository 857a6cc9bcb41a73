import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import newsclaims.core.ids
from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actors', '0001_initial'),
        ('articles', '0001_initial'),
        ('events', '0001_initial'),
        ('sources', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('happened', models.TextField(blank=True)),
                ('happened_words', models.TextField(blank=True)),
                ('happened_lower', models.DateField(editable=False, null=True)),
                ('happened_upper', models.DateField(editable=False, null=True)),
                ('happened_lower_open', models.BooleanField(default=False, editable=False)),
                ('happened_upper_open', models.BooleanField(default=False, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('c'), editable=False, max_length=64, unique=True)),
                ('text', models.TextField()),
                ('language', models.CharField(default='en', max_length=35)),
                ('kind', models.CharField(choices=[('fact', 'Fact'), ('figure', 'Figure'), ('forecast', 'Forecast'), ('demand', 'Demand'), ('offer', 'Offer'), ('commitment', 'Commitment'), ('opinion', 'Opinion')], default='fact', max_length=12)),
                ('stage', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('retired', 'Retired')], default='draft', max_length=10)),
                ('quantity', models.JSONField(blank=True, null=True)),
                ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('search', models.GeneratedField(db_persist=True, expression=models.Func('text', function='word_vector'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('text', function='fold_text'), output_field=models.TextField())),
                ('about', models.ManyToManyField(blank=True, related_name='claims_about', to='actors.actor')),
                ('editor', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to=settings.AUTH_USER_MODEL)),
                ('events', models.ManyToManyField(blank=True, related_name='claims', to='events.event')),
                ('succeeds', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='claims.claim')),
            ],
        ),
        migrations.CreateModel(
            name='Attribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('t'), editable=False, max_length=64, unique=True)),
                ('stance', models.CharField(choices=[('asserts', 'Asserts'), ('confirms', 'Confirms'), ('denies', 'Denies'), ('repeats', 'Repeats'), ('questions', 'Questions'), ('declines', 'Declines to comment'), ('retracts', 'Retracts')], default='asserts', max_length=10)),
                ('cue', models.TextField(blank=True)),
                ('hedge', models.TextField(blank=True)),
                ('directness', models.CharField(blank=True, choices=[('direct', 'Direct speech'), ('indirect', 'Reported speech'), ('mixed', 'Both')], max_length=8)),
                ('as_named', models.TextField(blank=True)),
                ('selectors', models.JSONField(blank=True, default=list)),
                ('part', models.CharField(choices=[('body', 'Text'), ('headline', 'Headline'), ('subheading', 'Sub-heading'), ('caption', 'Caption')], default='body', max_length=10)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('struck_at', models.DateTimeField(editable=False, null=True)),
                ('struck_reason', models.TextField(blank=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='articles.article')),
                ('editor', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to=settings.AUTH_USER_MODEL)),
                ('snapshot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='articles.snapshot')),
                ('struck_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='struck_attributions', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='claims.claim')),
            ],
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('q'), editable=False, max_length=64, unique=True)),
                ('text', models.TextField()),
                ('measure', models.TextField(blank=True)),
                ('unit', models.TextField(blank=True)),
                ('finding', models.TextField(blank=True)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('text', function='fold_text'), output_field=models.TextField())),
                ('events', models.ManyToManyField(blank=True, related_name='questions', to='events.event')),
            ],
        ),
        migrations.AddField(
            model_name='claim',
            name='questions',
            field=models.ManyToManyField(blank=True, related_name='claims', to='claims.question'),
        ),
        migrations.CreateModel(
            name='Relay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relays', to='actors.actor')),
                ('attribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relays', to='claims.attribution')),
            ],
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('u'), editable=False, max_length=64, unique=True)),
                ('voice', models.CharField(choices=[('named', 'A named speaker'), ('unnamed', 'An unnamed source'), ('outlet', 'The report itself'), ('unattributed', 'Nobody named')], max_length=12)),
                ('said', models.TextField(blank=True)),
                ('said_words', models.TextField(blank=True)),
                ('said_lower', models.DateField(editable=False, null=True)),
                ('said_upper', models.DateField(editable=False, null=True)),
                ('said_lower_open', models.BooleanField(default=False, editable=False)),
                ('said_upper_open', models.BooleanField(default=False, editable=False)),
                ('venue', models.TextField(blank=True)),
                ('language', models.CharField(blank=True, max_length=35)),
                ('heard', models.CharField(choices=[('original_seen', 'Original seen'), ('reported', 'Only reported'), ('disputed_by_speaker', 'Disputed by the speaker')], default='reported', max_length=20)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='actors.actor')),
                ('original', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='sources.source')),
                ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.outlet')),
                ('revises', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='claims.statement')),
            ],
        ),
        migrations.AddField(
            model_name='attribution',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='claims.statement'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='question_by_folded_text', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='question_has_a_text'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='claim_by_words'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='claim_by_folded_wording', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['-recorded_at', '-id'], name='claim_newest_first'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['stage', '-recorded_at', '-id'], name='claim_by_stage'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('happened', ''), ('happened_lower', None), ('happened_upper', None)), models.Q(('happened_lower__isnull', False), ('happened_lower__lte', models.F('happened_upper')), ('happened_upper__isnull', False), models.Q(('happened', ''), _negated=True)), _connector='OR'), name='claim_happened_bounds_are_in_order'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='claim_has_a_wording'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['fact', 'figure', 'forecast', 'demand', 'offer', 'commitment', 'opinion'])), name='claim_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'in_review', 'published', 'retired'])), name='stage_is_known'),
        ),
        migrations.AddConstraint(
            model_name='relay',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('attribution', 'position'), name='relays_stand_in_order'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('said', ''), ('said_lower', None), ('said_upper', None)), models.Q(('said_lower__isnull', False), ('said_lower__lte', models.F('said_upper')), ('said_upper__isnull', False), models.Q(('said', ''), _negated=True)), _connector='OR'), name='said_bounds_are_in_order'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('heard__in', ['original_seen', 'reported', 'disputed_by_speaker'])), name='heard_is_known'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor__isnull', False), ('outlet', None), ('voice__in', ['named', 'unnamed'])), models.Q(('actor', None), ('outlet__isnull', False), ('voice', 'outlet')), models.Q(('actor', None), ('outlet', None), ('voice', 'unattributed')), _connector='OR'), name='speaker_fits_the_voice'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['asserts', 'confirms', 'denies', 'repeats', 'questions', 'declines', 'retracts'])), name='stance_is_known'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(('directness__in', ['', 'direct', 'indirect', 'mixed'])), name='directness_is_known'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['body', 'headline', 'subheading', 'caption'])), name='part_is_known'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('struck_at', None), ('struck_by', None), ('struck_reason', '')), models.Q(('struck_at__isnull', False), ('struck_by__isnull', False), models.Q(('struck_reason', ''), _negated=True)), _connector='OR'), name='striking_has_a_reason'),
        ),
        run_file(__file__, 'change_log.sql'),
        run_file(__file__, 'attributions.sql'),
        run_file(__file__, 'quantities.sql'),
    ]
