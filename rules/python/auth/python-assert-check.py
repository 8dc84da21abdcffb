def delete(user, item, request):
    # ruleid: python-assert-check
    assert user.is_admin
    # ruleid: python-assert-check
    assert request.user.is_authenticated, "log in"
    # ruleid: python-assert-check
    assert has_permission(user, item)
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
