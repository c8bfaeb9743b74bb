using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

/// <summary>Changes container definitions, which are JSON in the program.</summary>
internal static class TaskDefinitionExtensions
{
    /// <summary>Sets a property of all containers of a task; <see langword="null"/> takes it away.</summary>
    public static void SetInContainers(this TaskDefinition task, string property, object? value)
    {
        var containers = (ListExpression)((FunctionExpression)task.Args.ContainerDefinitions.Expression).Argument;
        task.Args.ContainerDefinitions = Output.JsonSerialize(containers.Items
            .Cast<ObjectExpression>()
            .Select(c => new ObjectExpression(c.Properties
                .Where(p => p.Key != property)
                .Select(static p => KeyValuePair.Create(p.Key, (Expression?)p.Value))
                .Append(KeyValuePair.Create(property, Expression.From(value)))))
            .ToArray<object?>());
    }

    /// <summary>Makes a variable the only one of all containers of a task.</summary>
    public static void SetVariable(this TaskDefinition task, string name, object value) =>
        task.SetInContainers("environment", new object?[] { new Dictionary<string, object?> { ["name"] = name, ["value"] = value } });
}
