"""The k shortest loopless paths of each pair by python-igraph and networkx: milliseconds and costs, as JSON."""
import itertools
import json
import sys
import time

given = json.load(open(sys.argv[1]))
size, edges, pairs, k = given["roles"], given["edges"], given["pairs"], given["k"]
cost = {(tail, head): weight for tail, head, weight in edges}


def measured(ask):
    for source, target in pairs[:20]:
        ask(source, target)
    times, costs = [], []
    for source, target in pairs:
        start = time.perf_counter()
        paths = ask(source, target)
        times.append((time.perf_counter() - start) * 1000)
        costs.append(sorted(sum(cost[step] for step in zip(path, path[1:])) for path in paths))
    return {"times": times, "costs": costs}


answers = {}
try:
    import igraph

    graph = igraph.Graph(n=size, edges=[(tail, head) for tail, head, _ in edges], directed=True)
    weights = [weight for _, _, weight in edges]
    answers[f"python-igraph {igraph.__version__}"] = measured(
        lambda source, target: graph.get_k_shortest_paths(source, target, k=k, weights=weights, output="vpath")
    )
except ImportError:
    pass
try:
    import networkx

    plain = networkx.DiGraph()
    plain.add_nodes_from(range(size))
    plain.add_weighted_edges_from(edges)
    answers[f"networkx {networkx.__version__}"] = measured(
        lambda source, target: list(
            itertools.islice(networkx.shortest_simple_paths(plain, source, target, weight="weight"), k)
        )
    )
except ImportError:
    pass
print(json.dumps(answers))
