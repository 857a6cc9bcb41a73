import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

import newsclaims.core.ids
from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actors', '0001_initial'),
        ('articles', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('country', models.CharField(blank=True, max_length=2)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name', 'country', 'latitude', 'longitude'), name='place_is_kept_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='place_is_on_the_globe'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='place_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Event',
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
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('e'), editable=False, max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('talks', 'Talks'), ('strike', 'Strike'), ('exchange', 'Exchange'), ('handover', 'Handover'), ('statement', 'Statement'), ('vote', 'Vote'), ('protest', 'Protest'), ('disaster', 'Disaster'), ('trial', 'Trial'), ('agreement', 'Agreement'), ('other', 'Other')], max_length=16)),
                ('title', models.TextField()),
                ('basis', models.CharField(choices=[('established', 'Established'), ('announced', 'Announced'), ('reported', 'Reported'), ('alleged', 'Alleged')], max_length=12)),
                ('summary', models.TextField(blank=True)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('title', function='fold_text'), output_field=models.TextField())),
                ('articles', models.ManyToManyField(blank=True, related_name='events', to='articles.article')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='events.event')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='events.place')),
            ],
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('role', models.TextField()),
                ('basis', models.CharField(blank=True, choices=[('established', 'Established'), ('announced', 'Announced'), ('reported', 'Reported'), ('alleged', 'Alleged')], max_length=12)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='actors.actor')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='events.event')),
            ],
            options={
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('event', 'position'), name='participants_stand_in_order'), models.CheckConstraint(condition=models.Q(('basis__in', ['', 'established', 'announced', 'reported', 'alleged'])), name='participation_basis_is_known')],
            },
        ),
        migrations.AddIndex(
            model_name='event',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='event_by_folded_title', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['-happened_lower', '-id'], name='event_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('happened', ''), ('happened_lower', None), ('happened_upper', None)), models.Q(('happened_lower__isnull', False), ('happened_lower__lte', models.F('happened_upper')), ('happened_upper__isnull', False), models.Q(('happened', ''), _negated=True)), _connector='OR'), name='event_happened_bounds_are_in_order'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('happened', ''), _negated=True), name='event_has_a_time'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='event_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['talks', 'strike', 'exchange', 'handover', 'statement', 'vote', 'protest', 'disaster', 'trial', 'agreement', 'other'])), name='event_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['established', 'announced', 'reported', 'alleged'])), name='event_basis_is_known'),
        ),
        run_file(__file__, 'change_log.sql'),
    ]
