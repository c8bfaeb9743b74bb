namespace WpAspire.Provisioning.Program;

/// <summary>Takes the inputs of <see cref="ResourceArgs"/>.</summary>
public sealed class PropertyWriter
{
    private readonly List<KeyValuePair<string, Expression?>> _properties = [];
    private readonly List<string> _secrets = [];

    internal PropertyWriter()
    {
    }

    internal IReadOnlyList<string> Secrets => _secrets;

    /// <summary>Takes an input.</summary>
    /// <param name="name">Its name in Pulumi's schema.</param>
    /// <param name="value">Its value; <see langword="null"/> leaves it out.</param>
    public void Add(string name, IExpressionSource? value)
    {
        if (value is not null)
        {
            _properties.Add(new(name, value.Expression));
        }
    }

    /// <summary>Takes an input that Pulumi keeps secret.</summary>
    /// <param name="name">Its name in Pulumi's schema.</param>
    /// <param name="value">Its value; <see langword="null"/> leaves it out.</param>
    public void AddSecret(string name, IExpressionSource? value)
    {
        if (value is not null)
        {
            _secrets.Add(name);
            Add(name, value);
        }
    }

    internal ObjectExpression ToExpression() => new(_properties);
}
