import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import newsclaims.core.ids
from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('verification', '0001_initial'),
        ('newsclaims_postgres', '0001_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=8)),
                ('html', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('p'), editable=False, max_length=64, unique=True)),
                ('subject_type', models.CharField(choices=[('claim', 'Claim'), ('event', 'Event'), ('question', 'Question'), ('article', 'Article'), ('actor', 'Actor'), ('outlet', 'Outlet')], max_length=8)),
                ('subject_id', models.CharField(max_length=64)),
                ('revision', models.PositiveIntegerField()),
                ('change', models.CharField(choices=[('first', 'First publication'), ('correction', 'Correction'), ('update', 'Update'), ('revision', 'Wording only'), ('withdrawal', 'Withdrawal')], max_length=10)),
                ('recorded_at', models.DateTimeField()),
                ('served_from', models.DateTimeField()),
                ('editor', models.CharField(max_length=64)),
                ('note', models.TextField(blank=True)),
                ('without_second_reading', models.TextField(blank=True)),
                ('form', models.PositiveSmallIntegerField()),
                ('document', models.JSONField()),
                ('digest', models.CharField(editable=False, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='edition', serialize=False, to='publication.publication')),
                ('subject_type', models.CharField(max_length=8)),
                ('subject_id', models.CharField(max_length=64)),
                ('revision', models.PositiveIntegerField()),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField(null=True)),
                ('withdrawn', models.BooleanField()),
                ('first_published_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('title', models.TextField()),
                ('status', models.CharField(blank=True, choices=[('unreviewed', 'Not checked yet'), ('unverified', 'Not established'), ('supported', 'Supported'), ('confirmed', 'Confirmed'), ('disputed', 'Disputed'), ('misleading', 'Misleading'), ('refuted', 'Refuted'), ('pending', 'Cannot be known yet'), ('unverifiable', 'Cannot be established'), ('not_checkable', 'Not a matter of fact')], max_length=16)),
                ('kind', models.CharField(blank=True, max_length=32)),
                ('place', models.TextField(blank=True)),
                ('parent', models.CharField(blank=True, max_length=64)),
                ('involved', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('actors', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('events', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('questions', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('articles', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('outlets', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('happened_lower', models.DateField(null=True)),
                ('happened_upper', models.DateField(null=True)),
                ('said_lower', models.DateField(null=True)),
                ('said_upper', models.DateField(null=True)),
                ('published_lower', models.DateTimeField(null=True)),
                ('published_upper', models.DateTimeField(null=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('subject_type', 'subject_id', 'revision'), name='revisions_are_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('change__in', ['first', 'correction', 'update', 'revision', 'withdrawal'])), name='change_is_known'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('subject_type__in', ['claim', 'event', 'question', 'article', 'actor', 'outlet'])), name='subject_is_known'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change__in', ['correction', 'withdrawal']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='correction_and_withdrawal_say_why'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('change__in', ['correction', 'update', 'withdrawal'])), fields=['-recorded_at', '-id'], name='corrections_newest_first'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', '-first_published_at', '-subject_id'], name='edition_newest_first'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', '-updated_at', '-subject_id'], name='edition_updated_last'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', 'status', '-first_published_at', '-subject_id'], name='edition_by_status'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', '-happened_lower', '-subject_id'], name='edition_by_what_happened'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', 'said_lower'], name='edition_by_what_was_said'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', 'published_lower'], name='edition_by_what_was_printed'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', 'checked_at'], name='edition_by_check'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['subject_type', 'place'], name='edition_by_place'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['events'], name='edition_by_event'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['actors'], name='edition_by_actor'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['involved'], name='edition_by_part'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['questions'], name='edition_by_question'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['articles'], name='edition_by_article'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('until_at', None), ('withdrawn', False)), fields=['words'], name='edition_by_words'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['subject_type', 'subject_id', 'from_at'], name='edition_by_moment'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['from_at', 'publication'], name='edition_in_order_of_time'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['subject_type', '-first_published_at', '-subject_id'], name='edition_ever_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('subject_type', 'subject_id'), name='one_edition_of_a_subject_is_current'),
        ),
        migrations.AddField(
            model_name='card',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='publication.edition'),
        ),
        migrations.AddConstraint(
            model_name='card',
            constraint=models.UniqueConstraint(fields=('edition', 'language'), name='one_card_a_language'),
        ),
        run_file(__file__, 'publications.sql'),
        run_file(__file__, 'relied_on.sql'),
    ]
