"""Anyone reads; who writes is what `services/roles.py` says, asked as `user.has_perm`."""

from rest_framework.permissions import SAFE_METHODS, BasePermission

from programmes.selectors.visibility import sees_every

ACTIONS = {"POST": "add", "PUT": "change", "PATCH": "change", "DELETE": "delete"}


def allowed(user, action: str, model) -> bool:
    return user.has_perm(f"programmes.{action}_{model._meta.model_name}")


class RolePermission(BasePermission):
    """Reading is open; writing needs the permission of the resource's own model."""

    def has_permission(self, request, view):
        if request.method in SAFE_METHODS:
            return True
        model = getattr(getattr(view, "resource", None), "model", None)
        action = ACTIONS.get(request.method)
        return model is None or action is None or allowed(request.user, action, model)


class ViewPermission(BasePermission):
    """For what is not open to all: whoever may see such records at all; which rows is another question."""

    def has_permission(self, request, view):
        return allowed(request.user, "view", view.resource.model)


class CountingPermission(BasePermission):
    """For counts and totals: those who see every row that is counted, and nobody who sees but a part."""

    def has_permission(self, request, view):
        return allowed(request.user, "view", view.counted) and sees_every(request.user, view.counted)


class ClosedPermission(RolePermission):
    """Reading needs the permission to see such records, writing the one to write them."""

    def has_permission(self, request, view):
        seen = allowed(request.user, "view", view.resource.model)
        return seen and super().has_permission(request, view)


class StaffPermission(BasePermission):
    """For what names the Centre's own people: staff who may see the record."""

    def has_permission(self, request, view):
        return request.user.is_staff and allowed(request.user, "view", view.resource.model)


class NeedsPermission(BasePermission):
    """For what is no record: the view's `needs` says for each method which permissions of which model."""

    def has_permission(self, request, view):
        asked = view.needs.get(request.method, ())
        return all(allowed(request.user, action, model) for action, model in asked)
