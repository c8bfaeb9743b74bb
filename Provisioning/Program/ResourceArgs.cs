namespace WpAspire.Provisioning.Program;

/// <summary>The inputs of a resource, of a function, or of an object inside them.</summary>
public abstract class ResourceArgs : IExpressionSource
{
    /// <summary>The inputs that have a value, by their names in Pulumi's schema.</summary>
    public Expression Expression => Properties();

    /// <summary>The inputs that have a value, by their names in Pulumi's schema.</summary>
    public ObjectExpression Properties()
    {
        var properties = new PropertyWriter();
        Write(properties);
        return properties.ToExpression();
    }

    /// <summary>The names of the inputs that Pulumi keeps secret.</summary>
    public IReadOnlyList<string> SecretProperties()
    {
        var properties = new PropertyWriter();
        Write(properties);
        return properties.Secrets;
    }

    /// <summary>Writes each input, in the order of the schema.</summary>
    /// <param name="properties">Takes the inputs.</param>
    protected abstract void Write(PropertyWriter properties);
}
