namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The size of InnoDB's buffer pool: bytes, or a part of the instance class's memory.</summary>
internal sealed class BufferPoolSizeAttribute : AllowedAttribute
{
    public override string Allowed => "a number of bytes of at least 5242880, or a part of the memory such as {DBInstanceClassMemory*3/4}";

    public override object? Read(string text) => BufferPoolSize.TryParse(text, out _) ? text : null;
}
