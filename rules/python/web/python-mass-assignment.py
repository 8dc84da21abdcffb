from flask import request


def save(user_id):
    # ruleid: python-mass-assignment
    user = User(**request.json)
    # ruleid: python-mass-assignment
    Order.objects.create(**request.POST.dict())
    # ruleid: python-mass-assignment
    User.query.filter_by(id=user_id).update(request.get_json())
    data = request.get_json()
    # ruleid: python-mass-assignment
    user = User(**data)
    # ok: python-mass-assignment
    user = User(**{key: data[key] for key in ALLOWED})
    # ok: python-mass-assignment
    user = UserSchema(**data)
    # ok: python-mass-assignment
    user = User(name=request.json["name"])
    # ok: python-mass-assignment
    user = User(**UserInput.parse(request.json))
    # ok: python-mass-assignment
    seen.update(request.json)
    # ruleid: python-mass-assignment
    user.__dict__.update(request.json)


def adopt(self, request):
    # ok: python-mass-assignment
    self.__dict__.update(request.__dict__)
