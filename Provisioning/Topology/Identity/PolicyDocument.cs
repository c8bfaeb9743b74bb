using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>IAM policy documents.</summary>
internal static class PolicyDocument
{
    /// <summary>Makes a document of statements.</summary>
    public static Output<string> Create(params Statement[] statements) => Output.JsonSerialize(new Dictionary<string, object?>
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = statements.Select(static s => s.Expression).ToArray<object?>(),
    });

    /// <summary>Lets a service of AWS take on a role.</summary>
    /// <param name="service">The service, such as <c>ecs-tasks.amazonaws.com</c>.</param>
    /// <param name="conditions">Under which conditions.</param>
    public static Output<string> AssumeRole(string service, params Condition[] conditions) => Create(new Statement
    {
        Principal = Principal.Service(service),
        Actions = ["sts:AssumeRole"],
        Conditions = conditions,
    });
}
