using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The two roles of a task: that of ECS, which fetches images and secrets before anything runs, and that of the
/// program in it, which needs nearly nothing.
/// </summary>
/// <param name="Execution">ECS' role.</param>
/// <param name="Task">The program's role.</param>
/// <param name="Policies">What a task must wait for.</param>
internal sealed record TaskRoles(Role Execution, Role Task, IReadOnlyList<CustomResource> Policies)
{
    /// <summary>Adds the roles of a container.</summary>
    /// <param name="inputs">The parts of the site.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="workload">The container.</param>
    /// <param name="name">What the roles are called by: the container's name, or more where it has several tasks.</param>
    /// <param name="log">Its log group.</param>
    /// <param name="secrets">The secrets that it is given.</param>
    /// <param name="fileSystems">The file systems that it mounts.</param>
    /// <param name="allowExec">Whether people may run commands in it.</param>
    /// <param name="collector">The collector beside it; <see langword="null"/> if there is none.</param>
    /// <param name="prefix">What the name of the program's role begins with, for others who are to know it; <see langword="null"/> for any.</param>
    public static TaskRoles Create(
        ComputeInputs inputs, ComputeCluster cluster, Workload workload, string name, LogGroup log, IReadOnlyList<Input<string>> secrets, IReadOnlyList<SharedFileSystem> fileSystems, bool allowExec, Collector? collector, string? prefix)
    {
        var context = inputs.Context;
        var execution = Role(context, $"{name}-execution-role", $"Lets ECS start {name}");
        var task = Role(context, $"{name}-task-role", $"What {name} itself may do", prefix);
        var policies = new List<CustomResource> { Attach(context, $"{name}-execution-policy", execution, ExecutionStatements(inputs, workload, log, secrets, collector)) };
        Statement[] statements = [.. TaskStatements(context, cluster, fileSystems, allowExec), .. UploadsBucket.Of(inputs.Uploads, workload)?.Grants(context) ?? [], .. collector?.Statements ?? []];
        if (statements.Length > 0)
        {
            policies.Add(Attach(context, $"{name}-task-policy", task, statements));
        }

        return new(execution, task, policies);
    }

    private static Role Role(TopologyContext context, string name, string description, string? prefix = null) => context.Add(new Role(name, new RoleArgs
    {
        NamePrefix = prefix,
        Description = description,
        AssumeRolePolicy = PolicyDocument.AssumeRole("ecs-tasks.amazonaws.com", new Condition("StringEquals", "aws:SourceAccount", context.AccountId)),
    }));

    private static RolePolicy Attach(TopologyContext context, string name, Role role, Statement[] statements) =>
        context.Add(new RolePolicy(name, new RolePolicyArgs { Role = role.Name, Policy = PolicyDocument.Create(statements) }));

    private static Statement[] ExecutionStatements(ComputeInputs inputs, Workload workload, LogGroup log, IReadOnlyList<Input<string>> secrets, Collector? collector)
    {
        List<Statement> statements =
        [
            new()
            {
                Sid = "Logs",
                Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resources = [Output.Format($"{log.Arn}:*"), .. collector is null ? Array.Empty<Input<string>>() : [Output.Format($"{collector.Log.Arn}:*")]],
            },
        ];
        Input<string>?[] repositories = [inputs.Registry.RepositoryOf(workload)?.Arn, collector?.Repository];
        if (repositories.OfType<Input<string>>().ToList() is { Count: > 0 } pulled)
        {
            // A registry's token is for the whole account: AWS knows no narrower resource.
            statements.Add(new() { Sid = "RegistryToken", Actions = ["ecr:GetAuthorizationToken"], Resources = ["*"] });
            statements.Add(new()
            {
                Sid = "Images",
                Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resources = pulled,
            });
        }

        AddSecrets(statements, inputs.Context, secrets, collector);
        return [.. statements];
    }

    private static void AddSecrets(List<Statement> statements, TopologyContext context, IReadOnlyList<Input<string>> secrets, Collector? collector)
    {
        if (secrets.Count == 0)
        {
            return;
        }

        statements.Add(new() { Sid = "Secrets", Actions = ["secretsmanager:GetSecretValue"], Resources = secrets });
        Input<string>?[] keys = [context.Keys.Arn, collector is null ? null : context.Options.Telemetry.HeadersKeyArn is { } key ? key : (Input<string>?)null];
        if (keys.OfType<Input<string>>().ToList() is { Count: > 0 } used)
        {
            statements.Add(new()
            {
                Sid = "SecretsKey",
                Actions = ["kms:Decrypt"],
                Resources = used,
                Conditions = [new("StringEquals", "kms:ViaService", $"secretsmanager.{context.Region}.amazonaws.com")],
            });
        }
    }

    private static Statement[] TaskStatements(TopologyContext context, ComputeCluster cluster, IReadOnlyList<SharedFileSystem> fileSystems, bool allowExec)
    {
        var statements = fileSystems.Select(f => new Statement
        {
            Sid = $"Mount{Letters(f.Volume.Name)}",
            Actions = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
            Resources = [f.FileSystem.Arn],
            Conditions = [new("StringEquals", "elasticfilesystem:AccessPointArn", f.AccessPoint.Arn)],
        }).ToList();
        if (allowExec)
        {
            // The channels of a session have no name before it begins.
            statements.Add(new()
            {
                Sid = "Exec",
                Actions = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
                Resources = ["*"],
            });
            statements.Add(new()
            {
                Sid = "ExecLog",
                Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resources = [Output.Format($"{cluster.ExecLog.Arn}:*")],
            });
            statements.Add(new() { Sid = "ExecLogGroups", Actions = ["logs:DescribeLogGroups"], Resources = [Output.Format($"arn:{context.Partition}:logs:{context.Region}:{context.AccountId}:log-group:*")] });
            if (context.Keys.Arn is { } key)
            {
                // A session says which task it leads to: ecs:<cluster>_<task>_<container>.
                statements.Add(new()
                {
                    Sid = "ExecKey",
                    Actions = ["kms:Decrypt"],
                    Resources = [key],
                    Conditions = [new("StringLike", "kms:EncryptionContext:aws:ssm:TargetId", Output.Format($"ecs:{cluster.Cluster.Name}_*"))],
                });
            }
        }

        return [.. statements];
    }

    private static string Letters(string name) => string.Concat(name.Split('-').Select(static p => p.Length == 0 ? "" : char.ToUpperInvariant(p[0]) + p[1..]));
}
