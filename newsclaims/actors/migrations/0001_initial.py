import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import newsclaims.core.ids
from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('history', '0001_initial'),
        ('newsclaims_postgres', '0001_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('a'), editable=False, max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation'), ('state', 'State'), ('state_body', 'State body'), ('armed_group', 'Armed group'), ('company', 'Company'), ('group', 'Group'), ('unnamed_source', 'Unnamed source')], max_length=20)),
                ('name', models.TextField()),
                ('description', models.TextField(blank=True)),
                ('same_as', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('name', function='fold_text'), output_field=models.TextField())),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='actors.actor')),
            ],
        ),
        migrations.CreateModel(
            name='ActorName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('language', models.CharField(blank=True, max_length=35)),
                ('script', models.CharField(blank=True, max_length=4)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('name', function='fold_text'), output_field=models.TextField())),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='actors.actor')),
            ],
        ),
        migrations.CreateModel(
            name='Affiliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('f'), editable=False, max_length=64, unique=True)),
                ('role', models.TextField(blank=True)),
                ('since', models.TextField(blank=True)),
                ('until', models.TextField(blank=True)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='actors.actor')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affiliated', to='actors.actor')),
            ],
        ),
        migrations.AddIndex(
            model_name='actor',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='actor_by_folded_name', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'organisation', 'state', 'state_body', 'armed_group', 'company', 'group', 'unnamed_source'])), name='actor_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='actor_has_a_name'),
        ),
        migrations.AddIndex(
            model_name='actorname',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='alias_by_folded_name', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.UniqueConstraint(fields=('actor', 'name', 'language', 'script'), name='alias_is_given_once'),
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='alias_is_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='affiliation',
            constraint=models.CheckConstraint(condition=models.Q(('actor', models.F('organisation')), _negated=True), name='affiliation_is_with_another'),
        ),
        run_file(__file__, 'change_log.sql'),
    ]
