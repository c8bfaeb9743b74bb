namespace WpAspire.Provisioning.Program;

/// <summary>Where a value is: in which resource or call, and by which path.</summary>
public sealed class OutputPath
{
    private readonly CustomResource? _resource;
    private readonly Invocation? _invocation;
    private readonly string _path;
    private readonly bool _isSecret;

    internal OutputPath(CustomResource resource, string path, bool isSecret)
    {
        _resource = resource;
        _path = path;
        _isSecret = isSecret;
    }

    internal OutputPath(Invocation invocation, string path)
    {
        _invocation = invocation;
        _path = path;
    }

    private OutputPath(OutputPath parent, string path)
    {
        _resource = parent._resource;
        _invocation = parent._invocation;
        _isSecret = parent._isSecret;
        _path = path;
    }

    /// <summary>The path of an item of the list that is here.</summary>
    /// <param name="index">Its index, from 0.</param>
    public OutputPath Index(int index) => new(this, FormattableString.Invariant($"{_path}[{index}]"));

    /// <summary>The path of a property of the object that is here.</summary>
    /// <param name="name">Its name.</param>
    public OutputPath Property(string name) => new(this, $"{_path}.{name}");

    /// <summary>The value that is here.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public Output<T> Value<T>() => new(ToExpression());

    internal Expression ToExpression() =>
        _resource is not null ? new ResourceExpression(_resource, _path, _isSecret) : new InvocationExpression(_invocation!, _path);
}
