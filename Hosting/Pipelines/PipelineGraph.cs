namespace WpAspire.Hosting.Pipelines;

/// <summary>Steps in an order in which they can be done.</summary>
internal sealed class PipelineGraph
{
    private readonly Dictionary<string, PipelineStep> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _dependencies = new(StringComparer.Ordinal);

    /// <summary>Puts steps in order.</summary>
    /// <exception cref="DistributedApplicationException">
    /// Two steps have the same name, one refers to a step that is not there, or they depend on each other in a circle.
    /// </exception>
    public PipelineGraph(IReadOnlyCollection<PipelineStep> steps)
    {
        foreach (var step in steps)
        {
            if (!_steps.TryAdd(step.Name, step))
            {
                throw DuplicateName(step.Name);
            }

            _dependencies[step.Name] = [];
        }

        foreach (var step in steps)
        {
            foreach (var dependency in step.DependsOnSteps)
            {
                Find(dependency, $"The pipeline step '{step.Name}' depends on '{dependency}'");
                _dependencies[step.Name].Add(dependency);
            }

            foreach (var dependant in step.RequiredBySteps)
            {
                Find(dependant, $"The pipeline step '{step.Name}' is required by '{dependant}'");
                _dependencies[dependant].Add(step.Name);
            }
        }

        Order(_steps.Keys);
    }

    /// <summary>Says that there are two steps of a name.</summary>
    public static DistributedApplicationException DuplicateName(string name) =>
        new($"There are two pipeline steps named '{name}': names are unique.");

    /// <summary>The names of the steps that must be done before one begins.</summary>
    public IReadOnlyList<string> DependenciesOf(PipelineStep step) => _dependencies[step.Name];

    /// <summary>A step and all that it depends on, each after those that it depends on.</summary>
    /// <exception cref="DistributedApplicationException">There is no such step.</exception>
    public IReadOnlyList<PipelineStep> UpTo(string name)
    {
        Find(name, $"The pipeline step '{name}' was asked for");
        return Order([name]);
    }

    private void Find(string name, string where)
    {
        if (!_steps.ContainsKey(name))
        {
            throw new DistributedApplicationException($"{where}, which is no step: allowed are {string.Join(", ", _steps.Keys.Order(StringComparer.Ordinal))}.");
        }
    }

    private List<PipelineStep> Order(IEnumerable<string> names)
    {
        var ordered = new List<PipelineStep>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        foreach (var name in names)
        {
            Visit(name);
        }

        return ordered;

        void Visit(string name)
        {
            if (done.Contains(name))
            {
                return;
            }

            if (path.IndexOf(name) is >= 0 and var start)
            {
                throw new DistributedApplicationException($"The pipeline steps depend on each other in a circle: {string.Join(" -> ", path[start..])} -> {name}.");
            }

            path.Add(name);
            _dependencies[name].ForEach(Visit);
            path.RemoveAt(path.Count - 1);
            done.Add(name);
            ordered.Add(_steps[name]);
        }
    }
}
