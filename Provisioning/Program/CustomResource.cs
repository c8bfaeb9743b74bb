namespace WpAspire.Provisioning.Program;

/// <summary>A resource of a cloud, as a program describes it.</summary>
public abstract class CustomResource
{
    /// <summary>Describes a resource.</summary>
    /// <param name="type">The type token, such as <c>aws:ec2/vpc:Vpc</c>.</param>
    /// <param name="name">The name in the program: a letter, then letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="args">The inputs.</param>
    /// <param name="options">How Pulumi treats it.</param>
    protected CustomResource(string type, string name, ResourceArgs args, CustomResourceOptions? options)
    {
        ArgumentNullException.ThrowIfNull(args);
        ProgramName.Validate(name);
        Type = type;
        Name = name;
        Args = args;
        Options = options ?? new();
    }

    /// <summary>The type token, such as <c>aws:ec2/vpc:Vpc</c>.</summary>
    public string Type { get; }

    /// <summary>The name in the program.</summary>
    public string Name { get; }

    /// <summary>The inputs.</summary>
    public ResourceArgs Args { get; }

    /// <summary>How Pulumi treats it.</summary>
    public CustomResourceOptions Options { get; }

    /// <summary>The identifier that the provider gives it.</summary>
    public Output<string> Id => Property<string>("id");

    /// <summary>The name that Pulumi gives it in a stack.</summary>
    public Output<string> Urn => Property<string>("urn");

    /// <summary>An output.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name in Pulumi's schema.</param>
    protected Output<T> Property<T>(string name) => new(new ResourceExpression(this, name));

    /// <summary>An output that is a secret.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name in Pulumi's schema.</param>
    protected Output<T> SecretProperty<T>(string name) => new(new ResourceExpression(this, name, isSecret: true));

    /// <summary>The path of an output that is a list or an object.</summary>
    /// <param name="name">Its name in Pulumi's schema.</param>
    /// <param name="isSecret">Whether it is a secret.</param>
    protected OutputPath PathTo(string name, bool isSecret = false) => new(this, name, isSecret);
}
