def keys(name):
    values = {}
    values["clean"] = "a"
    values["dirty"] = source()
    # ruleid: keys
    sink(values.get("dirty"))
    # ok: keys
    sink(values.get("clean"))
    # ruleid: keys
    sink(values.get(name))
