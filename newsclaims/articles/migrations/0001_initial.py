import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
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
            name='Outlet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('o'), editable=False, max_length=64, unique=True)),
                ('name', models.TextField()),
                ('domain', models.TextField(blank=True)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('language', models.CharField(blank=True, max_length=35)),
                ('kind', models.CharField(blank=True, choices=[('agency', 'News agency'), ('newspaper', 'Newspaper'), ('broadcaster', 'Broadcaster'), ('online', 'Online'), ('state_media', 'State media'), ('other', 'Other')], max_length=16)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('name', function='fold_text'), output_field=models.TextField())),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='outlet_by_folded_name', opclasses=['gin_trgm_ops'])],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='outlet_has_a_name'), models.CheckConstraint(condition=models.Q(('kind__in', ['', 'agency', 'newspaper', 'broadcaster', 'online', 'state_media', 'other'])), name='outlet_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('r'), editable=False, max_length=64, unique=True)),
                ('title', models.TextField()),
                ('language', models.CharField(max_length=35)),
                ('url', models.TextField(blank=True)),
                ('byline', models.TextField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('public_text', models.CharField(choices=[('excerpts', 'The quoted passages in their sentences'), ('full', 'The whole text (its licence allows it)')], default='excerpts', max_length=8)),
                ('added_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('title', function='fold_text'), output_field=models.TextField())),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.outlet')),
            ],
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('n'), editable=False, max_length=64, unique=True)),
                ('captured_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('text', models.TextField()),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snapshots', to='articles.article')),
            ],
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='article_by_folded_title', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-added_at', '-id'], name='article_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='article_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('public_text__in', ['excerpts', 'full'])), name='public_text_is_known'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.UniqueConstraint(fields=('article', 'sha256'), name='snapshot_of_an_article_is_kept_once'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='snapshot_has_a_text'),
        ),
        run_file(__file__, 'change_log.sql'),
        run_file(__file__, 'snapshots.sql'),
    ]
