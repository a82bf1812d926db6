from django.apps import AppConfig


class IptPracticeConfig(AppConfig):
    name = "ipt_practice"
    verbose_name = "IPT Practice"
