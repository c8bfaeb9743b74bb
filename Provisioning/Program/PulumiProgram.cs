namespace WpAspire.Provisioning.Program;

/// <summary>A program: the resources that a stack consists of, the functions that it calls, and its outputs.</summary>
/// <param name="namePrefix">What the names of all resources in the cloud begin with: the site's name.</param>
public sealed class PulumiProgram(string namePrefix)
{
    private readonly List<CustomResource> _resources = [];
    private readonly List<Invocation> _invocations = [];
    private readonly Dictionary<string, Expression> _outputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The resources, in the order in which they were added.</summary>
    public IReadOnlyList<CustomResource> Resources => _resources;

    /// <summary>The calls of functions, in the order in which they were added.</summary>
    public IReadOnlyList<Invocation> Invocations => _invocations;

    /// <summary>The outputs, by name, in the order in which they were added.</summary>
    public IReadOnlyDictionary<string, Expression> Outputs => _outputs;

    /// <summary>The secrets that whoever deploys gives, by name, with what each is for.</summary>
    public SortedDictionary<string, string> ConfigSecrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a resource.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>The same resource.</returns>
    /// <exception cref="DistributedApplicationException">There is a resource or a call of the same name, in whatever case.</exception>
    public T Add<T>(T resource)
        where T : CustomResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        Reserve(resource.Name);
        _resources.Add(resource);
        return resource;
    }

    /// <summary>Adds a call of a function.</summary>
    /// <typeparam name="T">The type of the call.</typeparam>
    /// <param name="invocation">The call.</param>
    /// <returns>The same call.</returns>
    /// <exception cref="DistributedApplicationException">There is a resource or a call of the same name, in whatever case.</exception>
    public T Invoke<T>(T invocation)
        where T : Invocation
    {
        ArgumentNullException.ThrowIfNull(invocation);
        Reserve(invocation.Name);
        _invocations.Add(invocation);
        return invocation;
    }

    /// <summary>Adds an output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddOutput(string name, IExpressionSource value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _outputs.Add(name, value.Expression);
    }

    /// <summary>A secret that whoever deploys gives.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <returns>The secret.</returns>
    public Output<string> RequireSecret(string name, string description)
    {
        ConfigSecrets[name] = description;
        return new(new ConfigSecretExpression(name));
    }

    /// <summary>The name that Pulumi makes the name of a resource in the cloud of: the prefix and the resource's name, cut to what AWS allows.</summary>
    /// <param name="resource">The resource.</param>
    public string LogicalNameOf(CustomResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return LogicalNames.Create(namePrefix, resource.Name, resource.Type);
    }

    /// <summary>The resources of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public IEnumerable<T> OfType<T>()
        where T : CustomResource => _resources.OfType<T>();

    private void Reserve(string name)
    {
        if (!_names.Add(name))
        {
            throw new DistributedApplicationException(
                $"The program would have two resources or variables named '{name}': rename the resource of the application that has this name, or whose name it begins with.");
        }
    }
}
