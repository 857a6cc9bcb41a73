import django.contrib.postgres.indexes
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
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('s'), editable=False, max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('article', 'Article'), ('official_statement', 'Official statement'), ('social_post', 'Post on a social network'), ('document', 'Document'), ('satellite_image', 'Satellite image'), ('photo', 'Photo'), ('video', 'Video'), ('interview', 'Interview'), ('dataset', 'Data set'), ('person', 'Person')], max_length=20)),
                ('title', models.TextField()),
                ('reliability', models.CharField(choices=[('A', 'completely reliable'), ('B', 'usually reliable'), ('C', 'fairly reliable'), ('D', 'not usually reliable'), ('E', 'unreliable'), ('F', 'reliability cannot be judged')], default='F', max_length=1)),
                ('url', models.TextField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('visibility', models.CharField(choices=[('public', 'The source'), ('described', 'A description'), ('confidential', 'That there is one')], default='public', max_length=12)),
                ('public_as', models.TextField(blank=True)),
                ('embargo_until', models.DateTimeField(blank=True, null=True)),
                ('sensitivity', models.CharField(choices=[('none', 'None'), ('graphic', 'Graphic'), ('personal', 'Personal')], default='none', max_length=8)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func('title', function='fold_text'), output_field=models.TextField())),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='articles.article')),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published_sources', to='actors.actor')),
            ],
        ),
        migrations.CreateModel(
            name='Derivation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('d'), editable=False, max_length=64, unique=True)),
                ('how', models.CharField(choices=[('copies', 'Copies'), ('cites', 'Cites'), ('translates', 'Translates'), ('same_owner', 'Has the same owner as')], max_length=12)),
                ('origin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='derived', to='sources.source')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='derivations', to='sources.source')),
            ],
        ),
        migrations.AddIndex(
            model_name='source',
            index=django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='source_by_folded_title', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='source_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['article', 'official_statement', 'social_post', 'document', 'satellite_image', 'photo', 'video', 'interview', 'dataset', 'person'])), name='source_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('reliability__in', ['A', 'B', 'C', 'D', 'E', 'F'])), name='reliability_is_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ['public', 'described', 'confidential'])), name='visibility_is_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('sensitivity__in', ['none', 'graphic', 'personal'])), name='sensitivity_is_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('visibility', 'described'), _negated=True), models.Q(('public_as', ''), _negated=True), _connector='OR'), name='described_source_has_a_description'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.UniqueConstraint(fields=('source', 'origin', 'how'), name='derivation_is_recorded_once'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('source', models.F('origin')), _negated=True), name='source_does_not_derive_from_itself'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['copies', 'cites', 'translates', 'same_owner'])), name='derivation_kind_is_known'),
        ),
        run_file(__file__, 'change_log.sql'),
        run_file(__file__, 'roots.sql'),
    ]
