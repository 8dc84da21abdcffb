import json

import redis
from flask import request
from neo4j import GraphDatabase
from pymongo import MongoClient

users = MongoClient().shop.users


class Text:
    def find(self, part):
        return self.text.index(part)


def named(collection):
    name = request.json["name"]
    # ruleid: python-nosql-injection
    users.find_one({"name": name})
    # ruleid: python-nosql-injection
    collection.update_one({"name": json.loads(request.args["name"])}, {"$set": {"seen": True}})
    # ruleid: python-nosql-injection
    users.find({"$where": "this.name == '" + request.args["name"] + "'"})
    # ok: python-nosql-injection
    users.find_one({"name": str(name)})
    # ok: python-nosql-injection
    users.find_one({"name": request.args["name"]})
    # ok: python-nosql-injection
    Text().find(name)
    session = GraphDatabase.driver("neo4j://graph.example").session()
    # ruleid: python-nosql-injection
    session.run("MATCH (u {name: '" + request.args["name"] + "'}) RETURN u")
    # ok: python-nosql-injection
    session.run("MATCH (u {name: $name}) RETURN u", name=request.args["name"])
    # ruleid: python-nosql-injection
    redis.Redis().eval("return redis.call('get', '" + request.args["name"] + "')", 0)
    # ok: python-nosql-injection
    redis.Redis().get(request.args["name"])
