package main

import "sync"

func count(names []string) {
	seen := make(map[string]bool)
	other := make(map[string]int, 10)
	var mu sync.Mutex
	for _, name := range names {
		go func() {
			// ruleid: go-shared-map
			seen[name] = true
		}()
		go func(n string) {
			// ruleid: go-shared-map
			other[n] = 1
			println(n)
			// ruleid: go-shared-map
			other["last"] = 2
		}(name)
		go func() {
			mu.Lock()
			defer mu.Unlock()
			// ok: go-shared-map
			seen[name] = true
		}()
		// ok: go-shared-map
		seen[name] = false
	}
	list := make([]int, 4)
	go func() {
		// ok: go-shared-map
		list[0] = 1
	}()
}
