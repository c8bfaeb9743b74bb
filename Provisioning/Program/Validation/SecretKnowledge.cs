using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Program.Validation;

/// <summary>What is secret. The typings that the schema is made of name the secrets of resources, but not those of functions and of objects.</summary>
internal static class SecretKnowledge
{
    // The providers say of these that they are secrets.
    private static readonly Dictionary<string, string[]> s_results = new(StringComparer.Ordinal)
    {
        ["aws:ecr/getAuthorizationToken:getAuthorizationToken"] = ["authorizationToken", "password"],
        ["aws:ssm/getParameter:getParameter"] = ["value"],
    };

    private static readonly Dictionary<string, string[]> s_objects = new(StringComparer.Ordinal)
    {
        ["docker-build:Registry"] = ["password"],
    };

    /// <summary>Whether a property of an object inside an input is kept secret.</summary>
    public static bool TakesSecret(string objectKey, string property) => s_objects.TryGetValue(objectKey, out var names) && names.Contains(property);

    /// <summary>Whether an expression is a secret itself, whatever is inside it.</summary>
    public static bool IsSecret(PackageSchema schema, Expression expression) => expression switch
    {
        ConfigSecretExpression or FunctionExpression { Name: "secret" } => true,
        ResourceExpression reference => reference.IsSecret || IsSecretOutput(schema, reference),
        InvocationExpression reference => s_results.TryGetValue(reference.Invocation.Function, out var names) && names.Contains(OutputPaths.Root(reference.Path)),
        _ => false,
    };

    private static bool IsSecretOutput(PackageSchema schema, ResourceExpression reference)
    {
        var root = OutputPaths.Root(reference.Path);
        return reference.Resource.Options.AdditionalSecretOutputs.Contains(root)
            || (schema.Resources.TryGetValue(reference.Resource.Type, out var type) && type.SecretOutputs.Contains(root));
    }
}
