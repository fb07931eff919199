# Everything sets itself up: a virtual environment in .venv, once, from the lock files.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation
N ?= 1000
KIND ?= story
SCHOOL ?=
OUT ?= handouts

TARGETS := site test serve new check fix office sheets issue import export forget clean bench help 帮助 用法 说明
WITH_WORDS := serve new check fix office sheets issue import export forget # what stands behind one of these is its own: make check snow-day

quoted = $(foreach word,$(1),'$(subst ','\'',$(word))')
STRANGE := $(filter-out $(TARGETS) .venv/%,$(MAKECMDGOALS))
WORDS = $(if $(filter $@,$(firstword $(MAKECMDGOALS))),$(call quoted,$(STRANGE)))

.PHONY: $(TARGETS)

site serve new check fix office sheets issue import export forget: export BEIYUAN_BY_MAKE := 1 # what the program tells an editor to type is then a line for make

site: .venv/site.stamp
	@$(BIN)/beiyuan build

test: .venv/test.stamp
	$(BIN)/ruff check generator tests comics
	$(BIN)/ruff format --check generator tests comics
	$(BIN)/mypy
	$(BIN)/python -m pytest --ignore=tests/tour
	$(BIN)/python -m pytest -n 0 tests/tour # by itself: Lighthouse measures time

serve: .venv/site.stamp
	@$(BIN)/beiyuan serve $(WORDS)

new: .venv/site.stamp
	@$(BIN)/beiyuan new $(or $(WORDS),$(call quoted,$(KIND)))

check: .venv/site.stamp
	@$(BIN)/beiyuan check $(WORDS)

fix: .venv/site.stamp
	@$(BIN)/beiyuan check --fix $(WORDS)

office: .venv/site.stamp
	@$(BIN)/beiyuan office $(WORDS)

sheets: .venv/site.stamp
	@$(BIN)/beiyuan sheets --school $(or $(WORDS),$(call quoted,$(SCHOOL))) --out $(call quoted,$(OUT))

issue: .venv/site.stamp
	@$(BIN)/beiyuan issue $(WORDS)

import: .venv/site.stamp
	@$(BIN)/beiyuan import $(WORDS)

export: .venv/site.stamp
	@$(BIN)/beiyuan export $(WORDS)

forget: .venv/site.stamp
	@$(BIN)/beiyuan forget $(WORDS)

bench: .venv/bench.stamp
	$(BIN)/python -m generator.bench $(N)
	$(BIN)/python -m generator.bench.search $(N)
	$(BIN)/python -m generator.bench.pictures
	$(BIN)/python -m generator.bench.sheets

define HELP
make             生成网站，放在 site 文件夹里
make new         新写一篇：一句一句问您；写别的，如 make new KIND=漫画（故事、漫画、活动、荣誉、案例）
make check       检查：哪个文件、第几行、怎么改；只查一篇，如 make check snow-day
make fix         冒号、括号、空格这样的小毛病，给您看过、您答应了，替您改好
make serve       在自己的电脑上看网站，一边改一边看
make office      给办公室印签到表，放在 office 文件夹里，不上网站
make sheets      给一个学校印它要发的清单，放在 handouts 文件夹里，如 make sheets qiqiaoban
make issue       清单印发了，记下这一版；以后改了什么，纸上会标出来，如 make issue winter-2027
make export      把一份活动清单导出成表格，交给老师改，如 make export winter-2027
make import      把改好的表格导回来，或者把学校的表格变成清单，如 make import winter-2027.xlsx
make forget      有人收回同意，把这个人从网站上撤下，如 make forget p-7k3；先说清楚，您答应了才动手
make clean       删掉生成出来的东西，您写的都还在
make test        检查程序本身，写程序的人用
make bench       测量程序有多快，写程序的人用
make help        就是这一页
endef
export HELP

help 帮助 用法 说明:
	@printf '%s\n' "$$HELP"

# What is no target is answered by the program, which knows what may be meant; a file that has gone is no slip of whoever types.
.DEFAULT:
	@$(if $(filter $@,$(STRANGE)),$(ANSWERED),echo '少了“$@”这个文件，请把它找回来。' >&2; exit 2)

THERE := $(wildcard $(STRANGE))
ifneq ($(THERE),) # a folder of the content would be up to date
.PHONY: $(THERE)
$(THERE):
	@$(ANSWERED)
endif

ANSWERED = $(if $(filter $(firstword $(MAKECMDGOALS)),$(WITH_WORDS)),:,$(if $(filter $@,$(firstword $(STRANGE))),$(ANSWER),:))
ANSWER = if [ -x $(BIN)/beiyuan ]; then BEIYUAN_BY_MAKE=1 $(BIN)/beiyuan $(call quoted,$(STRANGE)); \
	else printf '没有“%s”这一样。能用的有：\n\n%s\n\n' $(call quoted,$@) "$$HELP" >&2; exit 2; fi

clean: # the environment stays
	rm -rf site .site.beiyuan .cache

.venv/site.stamp: requirements.lock requirements/build.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements/build.lock
	$(PIP) -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q generator # who builds may not be allowed to write there, and would compile it all each time
	$(BIN)/beiyuan schema >/dev/null
	touch $@

.venv/test.stamp: .venv/site.stamp requirements/test.lock
	$(PIP) -r requirements/test.lock
	touch $@

.venv/bench.stamp: .venv/site.stamp requirements/bench.lock requirements/pagefind/package-lock.json
	$(PIP) -r requirements/bench.lock
	if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund --prefix requirements/pagefind; fi
	touch $@
