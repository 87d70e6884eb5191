"""What all tests share."""

from hypothesis import HealthCheck, settings

# Speed differs from machine to machine and is not what these tests are about; whole reports are large values.
settings.register_profile(
    "vgr", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("vgr")
