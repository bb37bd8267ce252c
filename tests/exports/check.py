#!/usr/bin/env python3
"""Do other tools read what Pressmark exports? Run by hand; `make test` does not need it.

    pip install --target /tmp/readers spacy conllu networkx lxml icalendar rdflib pyld dkpro-cassis geojson
    PYTHONPATH=/tmp/readers python3 tests/exports/check.py [--pressmark target/debug/pressmark] [--tei tei_all.rng] FILE...

Each FILE is analysed once, exported in every format, and each export is given to the readers of other projects; their acceptance,
and that they see the same words, is the check. A reader that is not installed is named as skipped. Without FILE: the articles of
tests/articles and a hostile text.
"""

import argparse
import csv
import importlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOSTILE = (
    "Mayor \"Tab\" <b>opens</b> bridge\n\n=cmd|' /C calc'!A0 said, \U0001F469\u200D\U0001F680 Ana Ruiz, the e\u0301lan minister, told ]]> "
    "<script>alert(1)</script> Reuters on Friday.\n\n\u201cWe \u2014 \U0001F600 \u2014 will pay\t\u20ac3 million; a\\b, c\x01d,\u201d Ruiz said in Paris on "
    "4 March 2031.\n\n-2+3 & more: the Harbour Trust denied that the dam broke. @SUM(1+1)*cmd\n\nAna Ruiz met Tom Eld in London on Tuesday.\n"
)
CHECKS = []


def check(module):
    """Registers a check that needs a module."""

    def wrap(function):
        CHECKS.append((module, function))
        return function

    return wrap


def words(text):
    return re.sub(r"\s+", " ", text).strip()


@check("spacy")
def spacy_json(out, a):
    import spacy
    from spacy.tokens import Doc

    data = json.loads(out("spacy"))
    doc = Doc(spacy.blank("en").vocab).from_json(data, validate=True)
    assert doc.text == a["text"], "text"
    assert len(doc.ents) == len(data["ents"]) and len(list(doc.sents)) >= len(a["sentences"]) * 0.95
    assert {k: len(v) for k, v in doc.spans.items()}["mentions"] == len(a["mentions"])
    roots = sum(t.head == t for t in doc if not t.is_space)
    return f"{len(doc)} tokens, {len(doc.ents)} ents, {roots} roots, {len(list(doc.sents))} sentences, spans {sorted(doc.spans)}"


@check("spacy")
def conll2003_by_spacy(out, a):
    from spacy.training.converters import conll_ner_to_docs

    docs = list(conll_ner_to_docs(out("conll2003"), no_print=True))
    entities = sum(len(d.ents) for d in docs)
    tokens = sum(len(d) for d in docs)
    assert tokens == len(a["tokens"]), (tokens, len(a["tokens"]))
    assert {e.label_ for d in docs for e in d.ents} <= {"PER", "ORG", "LOC", "MISC"}
    return f"{len(docs)} documents, {tokens} tokens, {entities} entities"


@check("spacy")
def iob2_by_spacy(out, a):
    from spacy.training.converters import conll_ner_to_docs

    docs = list(conll_ner_to_docs(out("iob2"), no_print=True))
    return f"{sum(len(d) for d in docs)} tokens, {sum(len(d.ents) for d in docs)} entities"


@check("spacy")
def conllu_by_spacy(out, a):
    from spacy.training.converters import conllu_to_docs

    docs = list(conllu_to_docs(out("conllu"), n_sents=10, no_print=True))
    tokens = sum(len(d) for d in docs)
    assert tokens == len(a["tokens"]), (tokens, len(a["tokens"]))
    return f"{tokens} tokens in {len(docs)} documents"


@check("conllu")
def conllu(out, a):
    import conllu

    sentences = conllu.parse(out("conllu"))
    assert len(sentences) == len(a["sentences"])
    depth = 0
    for s in sentences:
        s.to_tree()
        rebuilt, skip = "", 0
        for t in s:
            if isinstance(t["id"], tuple) and t["id"][1] == "-":
                rebuilt, skip = rebuilt + t["form"], t["id"][2]
            elif not (isinstance(t["id"], int) and t["id"] <= skip):
                rebuilt += t["form"]
            else:
                continue
            rebuilt += "" if (t["misc"] or {}).get("SpaceAfter") == "No" else " "
        assert rebuilt.strip() == s.metadata["text"], (rebuilt, s.metadata["text"])
        brackets = "".join((t["misc"] or {}).get("Entity", "") for t in s)
        assert brackets.count("(") == brackets.count(")"), brackets
        depth += brackets.count("(")
    return f"{len(sentences)} sentences, {depth} mentions"


@check("networkx")
def graphml(out, a):
    import networkx

    g = networkx.parse_graphml(out("graphml"))
    assert g.number_of_nodes() == len(a["entities"])
    assert {d["label"] for _, d in g.nodes(data=True)} == {words(e["name"]) for e in a["entities"]}
    return f"{g.number_of_nodes()} nodes, {g.number_of_edges()} edges"


@check("networkx")
def gexf(out, a):
    import networkx

    g = networkx.read_gexf(io.BytesIO(out("gexf").encode()))
    assert g.number_of_nodes() == len(a["entities"])
    return f"{g.number_of_nodes()} nodes, {g.number_of_edges()} edges"


@check("lxml")
def tei(out, a, schema=None):
    from lxml import etree

    doc = etree.fromstring(out("tei").encode())
    ns = {"t": "http://www.tei-c.org/ns/1.0"}
    text = words(" ".join(doc.xpath("//t:body//text()", namespaces=ns)))
    assert re.sub(r"\W", "", text)[:2000] == re.sub(r"\W", "", "".join(c for c in a["text"] if c.isprintable() or c.isspace()))[:2000]
    names = len(doc.xpath("//t:body//t:persName", namespaces=ns))
    if not schema:
        return f"well-formed, {names} persName; no schema given"
    relaxng = etree.RelaxNG(etree.parse(schema))
    assert relaxng.validate(doc), relaxng.error_log.last_error
    return f"valid TEI, {names} persName"


@check("lxml")
def timeml(out, a):
    from lxml import etree

    doc = etree.fromstring(out("timeml").encode())
    times, ids = doc.findall(".//TIMEX3"), {e.get("eid") for e in doc.iter("EVENT")}
    assert all(m.get("eventID") in ids for m in doc.iter("MAKEINSTANCE"))
    tids = {t.get("tid") for t in times}
    assert all(link.get("relatedToTime") in tids for link in doc.iter("TLINK"))
    body = "".join(doc.find("TEXT").itertext())
    assert len(body) == len(a["text"]), (len(body), len(a["text"]))
    return f"{len(times)} TIMEX3, {len(ids)} EVENT, {len(doc.findall('TLINK'))} TLINK"


@check("lxml")
def html(out, a):
    from lxml import html

    page = html.document_fromstring(out("html"))
    assert not page.xpath("//script|//*[@onclick]|//img|//link|//iframe")
    assert not [x for x in page.xpath("//@href|//@src")]
    held = json.loads(page.get_element_by_id("pressmark-json").text)
    assert held["text"] == a["text"]
    return f"{len(page.xpath('//span[contains(@class, chr)]', chr='m'))} marks, holds its JSON"


@check("icalendar")
def ics(out, a):
    from icalendar import Calendar

    text = out("ics")
    if text is None:
        return "no event with a day"
    calendar = Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert events and all(e.get("dtstart").dt and e.get("summary") for e in events)
    assert len({str(e["uid"]) for e in events}) == len(events)
    assert not [x for e in events for x in e.errors]
    return f"{len(events)} events"


# The terms of http://www.w3.org/ns/anno.jsonld that the export uses, as the specification defines them.
ANNO = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@vocab"},
        "Annotation": "oa:Annotation", "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
        "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector", "Person": "foaf:Person", "Software": "as:Application",
        "tagging": "oa:tagging", "describing": "oa:describing", "commenting": "oa:commenting", "linking": "oa:linking",
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "creator": {"@type": "@id", "@id": "dcterms:creator"}, "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"}, "first": {"@type": "@id", "@id": "as:first"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
        "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"}, "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "value": "rdf:value", "name": "foaf:name",
        "nickname": "foaf:nick", "label": {"@id": "rdfs:label"},
    }
}
SCHEMA_ORG = {"@context": {"@vocab": "https://schema.org/", **{p: {"@type": "@id"} for p in ("url", "sameAs")}}}


def loader(url, options=None):
    document = ANNO if "anno" in url else SCHEMA_ORG
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": document}


@check("pyld")
def w3c(out, a):
    from pyld import jsonld

    data = json.loads(out("w3c"))
    expanded = jsonld.expand(data, {"documentLoader": loader})
    flat = jsonld.flatten(expanded)
    annotations = [n for n in flat if "http://www.w3.org/ns/oa#Annotation" in n.get("@type", [])]
    assert len(annotations) == data["total"], (len(annotations), data["total"])
    ids = {n["@id"] for n in flat}
    for n in annotations:
        assert n["http://www.w3.org/ns/oa#hasTarget"] and n["http://www.w3.org/ns/oa#hasBody"]
        targets = n["http://www.w3.org/ns/oa#hasTarget"]
        assert all(t["@id"] in ids or t["@id"].startswith("urn:") for t in targets), (n["@id"], targets)
    quads = jsonld.to_rdf(data, {"documentLoader": loader, "format": "application/n-quads"})
    return f"{len(annotations)} annotations, {len(quads.splitlines())} triples"


@check("rdflib")
def schema_org(out, a):
    import rdflib
    from pyld import jsonld

    data = json.loads(out("schema-org"))
    quads = jsonld.to_rdf(data, {"documentLoader": loader, "format": "application/n-quads"})
    graph = rdflib.Dataset()
    graph.parse(data=quads, format="nquads")
    kinds = {}
    for _, _, kind, _ in graph.quads((None, rdflib.RDF.type, None, None)):
        name = str(kind).rsplit("/", 1)[1]
        kinds[name] = kinds.get(name, 0) + 1
    assert kinds.get("NewsArticle") == 1
    return ", ".join(f"{n} {k}" for k, n in sorted(kinds.items()))


@check("cassis")
def uima(out, a):
    import cassis

    cas = cassis.load_cas_from_json(out("uima"))
    assert cas.sofa_string == a["text"]
    named = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
    spans = {a["text"][m["span"][0]:m["span"][1]] for m in a["mentions"]}
    covered = {n.get_covered_text() for n in named}
    assert spans <= covered, spans - covered
    links = cas.select("webanno.custom.PressmarkLink")
    assert all(link.Governor and link.Dependent for link in links)
    # XMI is XML 1.0, which has no control characters.
    if not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", a["text"]):
        cas.to_xmi()
    return f"{len(named)} named entities, {len(cas.select('webanno.custom.PressmarkMark'))} marks, {len(links)} links"


@check("followthemoney")
def followthemoney(out, a):
    from followthemoney import model

    schemata = {}
    for line in out("followthemoney").splitlines():
        entity = model.get_proxy(json.loads(line), cleaned=False)
        schema = model.get(json.loads(line)["schema"])
        unknown = set(json.loads(line)["properties"]) - set(schema.properties)
        assert not unknown, (schema.name, unknown)
        schemata[schema.name] = schemata.get(schema.name, 0) + 1
        assert entity.id and not schema.abstract, schema
    return ", ".join(f"{n} {k}" for k, n in sorted(schemata.items()))


@check("geojson")
def geojson(out, a):
    import geojson

    data = geojson.loads(out("geojson"))
    assert isinstance(data, geojson.FeatureCollection)
    assert all(isinstance(f, geojson.Feature) for f in data.features)
    assert all(f.geometry is None or f.geometry.type == "Point" and f.geometry.is_valid for f in data.features)
    return f"{len(data.features)} features, {sum(f.geometry is not None for f in data.features)} with a point"


@check("csv")
def tables(out, a):
    rows = 0
    for name in ("csv", "excel", "graph-csv"):
        for text in out(name, every=True).values():
            table = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True))
            assert all(None not in row and None not in row.values() for row in table)
            rows += len(table)
            for cell in (c for row in table for c in row.values()):
                assert not re.match(r"\s*[=+@-]", cell) or re.fullmatch(r"-?\d+(\.\d+)?", cell), cell
    return f"{rows} rows, no formula"


@check("json")
def offsets(out, a):
    """brat, doccano and Label Studio have no reader on a package registry: their offsets are counted as they count them."""
    files = out("brat", every=True)
    ann = next(t for n, t in files.items() if n.endswith(".ann"))
    text = next(t for n, t in files.items() if n.endswith(".txt"))
    marks = 0
    for line in ann.splitlines():
        if line.startswith("T"):
            _, place, covered = line.split("\t")
            pieces = [p.split() for p in place.split(" ", 1)[1].split(";")]
            assert covered == " ".join(text[int(s):int(e)].replace("\t", " ") for s, e in pieces), line
            marks += 1
    line = json.loads(out("doccano"))
    found = {line["text"][e["start_offset"]:e["end_offset"]] for e in line["entities"]}
    assert all(a["text"][m["span"][0]:m["span"][1]] in found for m in a["mentions"])
    task = json.loads(out("label-studio"))[0]
    units = task["data"]["text"].encode("utf-16-le")
    regions = [r for r in task["predictions"][0]["result"] if r["type"] == "labels"]
    for r in regions:
        assert units[2 * r["value"]["start"]:2 * r["value"]["end"]].decode("utf-16-le") == r["value"]["text"], r
    return f"{marks} brat marks, {len(line['entities'])} doccano entities, {len(regions)} Label Studio regions"


@check("json")
def imports(out, a):
    """The command line reads its own exports back, and finds nothing new in them."""
    told = []
    for name in ("w3c", "brat", "doccano", "label-studio", "uima"):
        folder = pathlib.Path(out("folder")) / f"again-{name}"
        folder.mkdir(exist_ok=True)
        paths = []
        for file, text in out(name, every=True).items():
            (folder / file).write_text(text, newline="")
            paths.append(str(folder / file))
        run = subprocess.run([out("pressmark"), "import", "--published", a["published"], *paths], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout)["text"] == a["text"]
        new = re.search(r"(\d+) are new", run.stderr).group(1)
        told.append(f"{name} {new} new")
    return ", ".join(told)


def exporter(pressmark, path, published, folder):
    """Analyses a file once; the answer gives the text of each format."""
    source = folder / "analysis.json"
    date = ["--published", published]
    with open(source, "w") as file:
        subprocess.run([pressmark, "export", "--format", "json", *date, str(path)], stdout=file, check=True)
    cache = {}

    def out(name, every=False):
        if name in ("folder", "pressmark"):
            return str(folder) if name == "folder" else pressmark
        if name not in cache:
            target = folder / name
            run = subprocess.run(
                [pressmark, "export", "--format", name, "--out", str(target), str(source)], capture_output=True, text=True
            )
            assert run.returncode == 0 or "nothing to put" in run.stderr, run.stderr
            names = run.stdout.split("\n") if run.returncode == 0 else []
            cache[name] = {pathlib.Path(n).name: open(n, newline="").read() for n in names if n}
        files = cache[name]
        return files if every else next(iter(files.values()), None)

    return out, json.loads(source.read_text())


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pressmark", default=str(ROOT / "target/debug/pressmark"))
    options.add_argument("--tei", help="the schema tei_all.rng")
    options.add_argument("files", nargs="*", type=pathlib.Path)
    options = options.parse_args()
    passed = failed = 0
    skipped = set()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        files = options.files
        if not files:
            (folder / "2031-03-09-hostile.txt").write_text(HOSTILE, newline="")
            files = sorted((ROOT / "tests/articles").glob("*.txt")) + [folder / "2031-03-09-hostile.txt"]
        for number, path in enumerate(files):
            print(f"\n{path.name}")
            own = folder / str(number)
            own.mkdir()
            published = path.name[:10] if re.match(r"\d{4}-\d\d-\d\d", path.name) else "2026-01-01"
            out, analysis = exporter(options.pressmark, path, published, own)
            for module, function in CHECKS:
                try:
                    importlib.import_module(module)
                except ImportError:
                    skipped.add(module)
                    continue
                try:
                    more = {"schema": options.tei} if function.__name__ == "tei" else {}
                    print(f"  {function.__name__:18} {function(out, analysis, **more)}")
                    passed += 1
                except Exception as wrong:  # whatever a reader throws is its refusal
                    line = traceback.extract_tb(wrong.__traceback__)[-1].lineno
                    print(f"  {function.__name__:18} FAILED line {line}, {type(wrong).__name__}: {str(wrong)[:400]}")
                    failed += 1
    if skipped:
        print(f"\nnot installed, skipped: {', '.join(sorted(skipped))}")
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
