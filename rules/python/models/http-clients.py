import feedparser
import pycurl
from flask import request
from playwright.sync_api import Browser
from selenium import webdriver
from tornado.httpclient import AsyncHTTPClient


async def orders(browser: Browser):
    address = request.args["address"]
    curl = pycurl.Curl()
    # ruleid: python-ssrf
    curl.setopt(pycurl.URL, address)
    # ok: python-ssrf
    curl.setopt(pycurl.USERAGENT, address)
    driver = webdriver.Chrome()
    # ruleid: python-ssrf
    driver.get(address)
    # ok: python-ssrf
    driver.find_element("name", address)
    page = browser.new_page()
    # ruleid: python-ssrf
    page.goto(address)
    # ok: python-ssrf
    page.fill("#order", address)
    # ruleid: python-ssrf
    await AsyncHTTPClient().fetch(address)
    # ruleid: python-ssrf
    feedparser.parse(address)
    # ok: python-ssrf
    feedparser.parse("https://orders.example/feed", agent=address)
