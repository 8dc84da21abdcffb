def delete(user, item, request):
    # ruleid: python-assert-check
    if not user.is_admin:
        raise PermissionError("not allowed")
    # ruleid: python-assert-check
    if not request.user.is_authenticated:
        raise PermissionError("log in")
    # ruleid: python-assert-check
    if not has_permission(user, item):
        raise PermissionError("not allowed")
    # ok: python-assert-check
    assert item is not None
    # ok: python-assert-check
    assert len(item.name) > 0, "no name"
    if not user.is_admin:
        # ok: python-assert-check
        raise PermissionError("administrators only")

def load(signing_key, public):
    # ok: python-assert-check
    assert signing_key.verify_key.encode() == public
