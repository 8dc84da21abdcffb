package guards

import (
	"errors"
	"log"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var names = []string{"name", "date"}
var allowed = map[string]bool{"name": true, "date": true}
var routes = map[string]string{"a": "one", "b": "two"}
var word = regexp.MustCompile(`^[a-z_]+$`)

const base = "/srv/files/"

func lists() {
	x := source()
	if slices.Contains(names, x) {
		// ok: sql
		to_sql(x)
	} else {
		// ruleid: sql
		to_sql(x)
	}
	if !allowed[x] {
		return
	}
	// ok: sql
	to_sql(x)
}

func denied() {
	x := source()
	if slices.Contains(names, x) {
		return
	}
	// ruleid: sql
	to_sql(x)
}

func another() {
	x := source()
	y := source()
	if !slices.Contains(names, y) {
		return
	}
	// ruleid: sql
	to_sql(x)
}

func reassigned() {
	x := source()
	if !slices.Contains(names, x) {
		return
	}
	x = source()
	// ruleid: sql
	to_sql(x)
}

func kept() {
	x := source()
	ok := slices.Contains(names, x)
	if !ok {
		return
	}
	// ok: sql
	to_sql(x)
}

func inTheHead() {
	x := source()
	if ok := slices.Contains(names, x); !ok {
		return
	}
	// ok: sql
	to_sql(x)
}

func fatal() {
	x := source()
	if !slices.Contains(names, x) {
		log.Fatal("no")
	}
	// ok: sql
	to_sql(x)
}

func onlyLogged() {
	x := source()
	if !slices.Contains(names, x) {
		log.Println("no")
	}
	// ruleid: sql
	to_sql(x)
}

func exited() {
	x := source()
	if x != "name" && x != "date" {
		os.Exit(1)
	}
	// ok: sql
	to_sql(x)
}

func panicked() {
	x := source()
	if x != "name" {
		panic("no")
	}
	// ok: sql
	to_sql(x)
}

func switched() {
	x := source()
	switch x {
	case "name", "date":
		// ok: sql
		to_sql(x)
	default:
		// ruleid: sql
		to_sql(x)
	}
}

func mapped() {
	x := source()
	// ok: sql
	to_sql(routes[x])
	// ok: sql
	to_sql(map[string]string{"up": "ASC"}[x])
}

func skipped(rows []string) {
	for range rows {
		x := source()
		if !slices.Contains(names, x) {
			continue
		}
		// ok: sql
		to_sql(x)
	}
}

func isColumn(x string) bool {
	return slices.Contains(names, x)
}

func mustBeColumn(x string) {
	if !slices.Contains(names, x) {
		panic("no")
	}
}

func check(x string) error {
	if !slices.Contains(names, x) {
		return errors.New("no")
	}
	return nil
}

func ofHelpers() {
	x := source()
	if isColumn(x) {
		// ok: sql
		to_sql(x)
	}
	if !isColumn(x) {
		// ruleid: sql
		to_sql(x)
	}
	mustBeColumn(x)
	// ok: sql
	to_sql(x)
}

func ofErrors() {
	x := source()
	if err := check(x); err != nil {
		return
	}
	// ok: sql
	to_sql(x)
}

func ofIgnoredErrors() {
	x := source()
	check(x)
	// ruleid: sql
	to_sql(x)
}

func types(n int) {
	n = source()
	// ok: sql
	to_sql(n)
	// ruleid: size
	to_size(n)
	parsed, err := strconv.Atoi(source())
	if err != nil {
		return
	}
	// ok: sql
	to_sql(parsed)
}

func characters() {
	x := source()
	if word.MatchString(x) {
		// ok: path
		to_path(x)
	}
	if regexp.MustCompile(`[a-z]+`).MatchString(x) {
		// ruleid: path
		to_path(x)
	}
}

func folders() {
	full := filepath.Join(base, source())
	if !strings.HasPrefix(full, base) {
		return
	}
	// ok: path
	to_path(full)
}

func foldersBefore() {
	full := base + source()
	if !strings.HasPrefix(full, base) {
		return
	}
	// ruleid: path
	to_path(full)
}

func hosts() {
	link := source()
	parsed, err := url.Parse(link)
	if err != nil || parsed.Hostname() != "example.com" {
		return
	}
	// ok: url
	to_url(parsed)
	// ok: url
	to_url(link)
}

func beginnings() {
	link := source()
	if strings.HasPrefix(link, "https://example.com") {
		// ruleid: url
		to_url(link)
	}
}

func removed() {
	x := source()
	// ok: path
	to_path(regexp.MustCompile(`[^a-z_]`).ReplaceAllString(x, ""))
	// ruleid: path
	to_path(regexp.MustCompile(`[;|&]`).ReplaceAllString(x, ""))
}

func beginningsOfAddresses() {
	link := source()
	if strings.HasPrefix(link, "https://example.com/") {
		// ok: url, redirect
		to_any(link)
	} else {
		// ruleid: url, redirect
		to_any(link)
	}
}

func sizes() {
	n := source()
	if n > 100 {
		// ruleid: size
		to_size(n)
		return
	}
	// ok: size
	to_size(n)
	m := source()
	if m < 100 {
		// ok: size
		to_size(m)
	}
	// ruleid: size
	to_size(m)
}

func indexes() {
	i := source()
	if i >= 10 {
		// ruleid: index
		to_index(i)
		return
	}
	// ok: index
	to_index(i)
}

func wayFromFolder(folder string) {
	target := filepath.Join(folder, source())
	way, err := filepath.Rel(folder, target)
	if err != nil {
		return
	}
	// ruleid: path
	to_path(target)
	if strings.HasPrefix(way, ".."+string(os.PathSeparator)) {
		return
	}
	// ok: path
	to_path(target)
	other := filepath.Join(folder, source())
	if strings.HasPrefix(other, "..") {
		return
	}
	// ruleid: path
	to_path(other)
}
