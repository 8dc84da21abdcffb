from langchain_community.tools import ShellTool
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_experimental.tools import PythonREPLTool
from langgraph.prebuilt import create_react_agent


def a(llm, frame, tools):
    # ruleid: python-agent-tools
    create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=True)
    # ruleid: python-agent-tools
    create_react_agent(llm, [PythonREPLTool()])
    # ruleid: python-agent-tools
    create_react_agent(llm, [ShellTool()])
    # ok: python-agent-tools
    create_react_agent(llm, tools)
    # ok: python-agent-tools
    create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=False)
    # ok: python-agent-tools
    create_react_agent(llm, [find_order])
