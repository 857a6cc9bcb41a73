from django.db import migrations, models

from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('editor', models.TextField()),
                ('editor_name', models.TextField()),
                ('action', models.CharField(choices=[('made', 'made'), ('changed', 'changed'), ('removed', 'removed')], max_length=8)),
                ('record_type', models.TextField()),
                ('record_id', models.BigIntegerField()),
                ('under_type', models.TextField()),
                ('under_id', models.BigIntegerField()),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['under_type', 'under_id', 'id'], name='change_by_what_it_is_under')],
            },
        ),
        run_file(__file__, 'change_log.sql'),
        run_file(__file__, 'append_only.sql'),
        run_file(__file__, 'versions.sql'),
    ]
