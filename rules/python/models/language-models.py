import os

import openai
from agents import Agent, Runner
from flask import request
from langchain_openai import ChatOpenAI
from transformers import pipeline

client = openai.OpenAI()


def told():
    text = request.args["text"]
    # ruleid: python-prompt-injection
    messages = [{"role": "system", "content": "You help " + text}]
    # ok: python-prompt-injection
    messages.append({"role": "user", "content": text})
    # ruleid: python-prompt-injection
    Agent(name="helper", instructions="You help " + text)
    # ok: python-prompt-injection
    Agent(name="helper", instructions="You help people.")


def answered(question):
    # ruleid: python-model-output
    os.system(client.responses.create(model="m", input=question).output_text)
    # ruleid: python-model-output
    os.system(ChatOpenAI().invoke(question).content)
    # ruleid: python-model-output
    os.system(pipeline("text-generation")(question)[0]["generated_text"])
    # ruleid: python-model-output
    os.system(Runner.run_sync(helper, question).final_output)
    # ok: python-model-output
    print(ChatOpenAI().invoke(question).content)
    # ok: python-model-output
    os.system(pool.invoke(question))
    # ok: python-model-output
    os.system(Pipeline(question))
