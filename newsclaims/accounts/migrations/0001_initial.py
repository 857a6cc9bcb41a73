import django.db.models.functions.datetime
from django.db import migrations, models

import newsclaims.core.ids
from newsclaims.core.sql import run_file


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('history', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Editor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('public_id', models.CharField(default=newsclaims.core.ids.Prefix('ed'), editable=False, max_length=64, unique=True)),
                ('username', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('role', models.CharField(choices=[('editor', 'Editor'), ('chief', 'Chief editor')], default='editor', max_length=16)),
                ('public', models.BooleanField(default=False, help_text='Readers may see the name.')),
                ('is_active', models.BooleanField(default=True)),
                ('extra', models.JSONField(blank=True, default=dict, editable=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['editor', 'chief'])), name='role_is_known'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='editor_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='SignInAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('under', models.TextField()),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'indexes': [models.Index(fields=['under', 'at'], name='attempt_by_what_it_is_under')],
            },
        ),
        run_file(__file__, 'change_log.sql'),
    ]
