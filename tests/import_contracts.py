"""Kinds of contracts that import-linter does not have: what may be imported, instead of what may not."""

import sys
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyAllowed(Contract):
    """What `source_modules` import from outside the program is in `allowed_modules`, and nothing else."""

    source_modules = fields.ListField(subfield=fields.StringField())
    allowed_modules = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001  # the signature of import-linter
        """Find each import that is not allowed."""
        sources, allowed = cast("list[str]", self.source_modules), cast("set[str]", self.allowed_modules)
        found = [
            f"{module} imports {library}"
            for source in sources
            for module, library in _imports_from_outside(graph, source)
            if library not in allowed
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Tell each one on a line."""
        _tell(check)


class OneHome(Contract):
    """Each library has one package that imports it, or a few: `libraries` are lines of "library: package …"."""

    libraries = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001  # the signature of import-linter
        """Find each import of a library elsewhere, and of a library that is not listed."""
        homes = dict(line.split(": ") for line in cast("list[str]", self.libraries))
        found = [
            f"{module} imports {library}, which {homes.get(library, 'no package')} may"
            for root in self.session_options["root_packages"]
            for module, library in _imports_from_outside(graph, root)
            if library not in sys.stdlib_module_names and not _is_within(module, homes.get(library))
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Tell each one on a line."""
        _tell(check)


def _imports_from_outside(graph: ImportGraph, package: str) -> list[tuple[str, str]]:
    """Each module of the package with each library or module of Python that it imports."""
    root = package.partition(".")[0]
    modules = sorted({package, *graph.find_descendants(package)})
    return [
        (module, imported)
        for module in modules
        for imported in sorted(graph.find_modules_directly_imported_by(module))
        if imported.partition(".")[0] != root
    ]


def _is_within(module: str, packages: str | None) -> bool:
    return any(f"{module}.".startswith(f"{package}.") for package in (packages or "").split())


def _tell(check: ContractCheck) -> None:
    for line in check.metadata["found"]:
        output.print_error(line, bold=False)
