namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>Reads the words behind a command: <c>--name value</c>, <c>--name=value</c>, or values in the order of the arguments. Pure.</summary>
internal static class CommandWords
{
    /// <summary>The arguments in the words.</summary>
    /// <exception cref="DistributedApplicationException">The command has no such argument, one has no value, or one has two.</exception>
    public static InteractionInputCollection Parse(ResourceCommandAnnotation command, IReadOnlyList<string> words)
    {
        var given = new Dictionary<string, InteractionInput>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is ['-', '-', _, ..] option)
            {
                var parts = option[2..].Split('=', 2);
                Add(Find(command, parts[0]), parts.Length == 2 ? parts[1] : ++i < words.Count ? words[i] : throw new DistributedApplicationException($"The argument '{option}' needs a value."));
            }
            else
            {
                Add(command.Arguments.FirstOrDefault(a => !given.ContainsKey(a.Name)), words[i]);
            }
        }

        return new([.. given.Values]);

        void Add(InteractionInput? argument, string value)
        {
            if (argument is null)
            {
                throw new DistributedApplicationException($"'{value}' is one argument more than the command '{command.Name}' takes: {CommandArguments.Allowed(command)}.");
            }

            if (!given.TryAdd(argument.Name, new() { Name = argument.Name, InputType = argument.InputType, Value = value }))
            {
                throw new DistributedApplicationException($"The argument '{argument.Name}' is given twice.");
            }
        }
    }

    private static InteractionInput Find(ResourceCommandAnnotation command, string name) =>
        command.Arguments.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new DistributedApplicationException($"The command '{command.Name}' has no argument '{name}': {CommandArguments.Allowed(command)}.");
}
