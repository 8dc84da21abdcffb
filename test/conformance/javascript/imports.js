// ruleid: inside-module
import Client from "@acme/client";
import Other from "@acmeother/client";
// ruleid: required-default
const disk = require("disk");
const disk2 = load("disk");
const disk3 = require("disks");
// ruleid: required-names
const { open, close } = require("files");
const { shut, close2 } = require("files");
const { unlock } = require("vault");
// ruleid: required-member
unlock(disk);
const vault = require("vault");
// ruleid: required-member
vault.unlock(disk);
// ruleid: required-member
vault.door.unlock(disk);
const { unlock: open2 } = require("doors");
open2(disk);
