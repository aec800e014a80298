"""The hard rules, one module each. A plan that breaks one is no plan."""
