import os

import gradio as gr
import streamlit as st
from agents import function_tool
from langchain_core.tools import tool
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("orders")


def page():
    name = st.text_input("Name")
    # ruleid: python-command-injection
    os.system("find " + name)
    # ok: python-command-injection
    os.system("find " + st.selectbox("Name", ["a", "b"]))
    # ruleid: python-xss
    st.markdown("<p>" + name, unsafe_allow_html=True)
    # ok: python-xss
    st.markdown("<p>" + name)


def find(name):
    # ruleid: python-command-injection
    os.system("find " + name)


gr.Interface(fn=find, inputs="text", outputs="text").launch()


@mcp.tool()
def order(name: str, number: int):
    # ruleid: python-command-injection
    os.system("find " + name)
    # ok: python-command-injection
    os.system("find " + number)


@tool
def orders(name: str):
    # ruleid: python-command-injection
    os.system("find " + name)


@function_tool
def known(name: str):
    # ruleid: python-command-injection
    os.system("find " + name)


def helper(name: str):
    # ok: python-command-injection
    os.system("find " + name)
