from flask import request

@app.route("/")
def index():
    persona = request.args["persona"]
    # ruleid: python-prompt-injection
    client.responses.create(model="m", instructions="Talk like " + persona, input="Hello")
    # ruleid: python-prompt-injection
    messages = [{"role": "system", "content": f"Talk like {persona}"}]
    # ruleid: python-prompt-injection
    client.messages.create(model="m", system="Talk like " + persona, messages=[])
    # ok: python-prompt-injection
    client.responses.create(model="m", instructions="Help.", input=persona)
    # ok: python-prompt-injection
    messages = [{"role": "user", "content": persona}]
    # ok: python-prompt-injection
    client.messages.create(model="m", system="Talk like a pirate", messages=messages)
