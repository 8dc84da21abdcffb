package main

// ruleid: imports--one, imports--two
import (
	"net/http"
	"os"
	"plugin"
	"unsafe"
)

import (
	"fmt"
	"net/http"
)
