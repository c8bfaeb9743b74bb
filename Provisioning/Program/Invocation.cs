namespace WpAspire.Provisioning.Program;

/// <summary>A call of a provider's function, whose result a program keeps in a variable.</summary>
public abstract class Invocation
{
    /// <summary>Describes a call.</summary>
    /// <param name="function">The function token, such as <c>aws:index/getCallerIdentity:getCallerIdentity</c>.</param>
    /// <param name="name">The variable's name in the program.</param>
    /// <param name="args">The arguments.</param>
    protected Invocation(string function, string name, ResourceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        ProgramName.Validate(name);
        Function = function;
        Name = name;
        Args = args;
    }

    /// <summary>The function token.</summary>
    public string Function { get; }

    /// <summary>The variable's name in the program.</summary>
    public string Name { get; }

    /// <summary>The arguments.</summary>
    public ResourceArgs Args { get; }

    /// <summary>A part of the result.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name in Pulumi's schema.</param>
    protected Output<T> Property<T>(string name) => PathTo(name).Value<T>();

    /// <summary>The path of a part of the result that is a list or an object.</summary>
    /// <param name="name">Its name in Pulumi's schema.</param>
    protected OutputPath PathTo(string name) => new(this, name);
}
