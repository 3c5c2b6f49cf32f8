"""The engine: three Celery stages over Redis streams. It knows nothing of the doors."""
