import os
import subprocess

def a(question):
    answer = client.chat.completions.create(model="m", messages=question)
    code = answer.choices[0].message.content
    # ruleid: python-model-output
    exec(code)
    # ruleid: python-model-output
    subprocess.run(code, shell=True)
    # ruleid: python-model-output
    cursor.execute(code)

def b(question):
    # ruleid: python-model-output
    os.system(llm.invoke(question).content)

def c(question):
    answer = client.chat.completions.create(model="m", messages=question)
    # ok: python-model-output
    print(answer.choices[0].message.content)
    # ok: python-model-output
    data = json.loads(answer.choices[0].message.content)
    # ok: python-model-output
    cursor.execute("INSERT INTO answers VALUES (%s)", (answer.choices[0].message.content,))
