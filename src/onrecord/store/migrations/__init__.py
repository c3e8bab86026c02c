"""The steps that bring a record from any released schema to the present one, run by `store.migrate`."""

__all__: list[str] = []
